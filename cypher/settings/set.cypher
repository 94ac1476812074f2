// title: Write a setting
// mode: WRITE
// params: {"id": "defaultSharing", "value": "NAMED"}
// returns: nothing
MERGE (s:Setting {id: $id})
SET s.value = $value

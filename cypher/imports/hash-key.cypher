// title: The secret under which messages are hashed, made once
// mode: WRITE
// params: {"value": "example"}
// returns: value
MERGE (s:Setting {id: 'hashKey'})
ON CREATE SET s.value = $value
RETURN s.value AS value

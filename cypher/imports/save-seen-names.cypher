// title: Remember the forms in which mail names people
// mode: WRITE
// params: {"rows": [{"id": "none", "seenNames": "{}"}]}
// returns: nothing
UNWIND $rows AS row
MATCH (p:Person {id: row.id})
SET p.seenNames = row.seenNames

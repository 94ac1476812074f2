// title: The source of what an employee records by hand, made once
// mode: WRITE
// params: {"id": "hand-1", "key": "HAND someone"}
// returns: nothing
MERGE (s:SourceSystem {id: $id})
ON CREATE SET s.key = $key, s.kind = 'HAND', s.name = 'By hand'

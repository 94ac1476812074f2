// title: Write what became of the open requests of an introduction
// mode: WRITE
// params: {"id": "none", "properties": {"state": "ACCEPTED", "answeredAt": "2026-11-23T12:00:00.000Z"}}
// returns: nothing
MATCH (i:Introduction {id: $id})-[asked:ASKED_OF]->(:Person)
WHERE asked.state = 'ASKED'
SET asked += $properties

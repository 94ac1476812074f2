// title: Remove all derived ties of a record that lives on in another
// mode: WRITE
// params: {"id": "none"}
// returns: nothing
MATCH (p:Person {id: $id})-[k:KNOWS]-(:Person)
DELETE k

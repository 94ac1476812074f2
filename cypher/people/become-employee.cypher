// title: Make a contact an employee
// mode: WRITE
// params: {"id": "none"}
// returns: nothing
MATCH (p:Person {id: $id})
REMOVE p:Contact
SET p:Employee

// title: Create a person, an employee or a contact
// mode: WRITE
// params: {"id": "new-1", "isEmployee": true, "properties": {"name": "Someone", "email": "someone@own.example"}}
// returns: nothing
CREATE (p:Person {id: $id})
SET p += $properties
FOREACH (x IN CASE WHEN $isEmployee THEN [1] ELSE [] END | SET p:Employee)
FOREACH (x IN CASE WHEN $isEmployee THEN [] ELSE [1] END | SET p:Contact)

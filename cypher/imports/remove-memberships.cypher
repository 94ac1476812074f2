// title: Take people out of departments
// mode: WRITE
// params: {"rows": [{"personId": "none", "departmentId": "nowhere"}]}
// returns: nothing
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})-[m:MEMBER_OF]->(d:Department {id: row.departmentId})
DELETE m

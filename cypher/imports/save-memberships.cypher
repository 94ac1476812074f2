// title: Put people into departments
// mode: WRITE
// params: {"rows": [{"personId": "none", "departmentId": "nowhere"}]}
// returns: nothing
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})
MATCH (d:Department {id: row.departmentId})
MERGE (p)-[:MEMBER_OF]->(d)

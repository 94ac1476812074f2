// title: Remove people's work on projects, so that it can be written anew
// mode: WRITE
// params: {"rows": [{"projectId": "none", "personId": "nobody"}]}
// returns: nothing
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})-[w:WORKED_ON]->(j:Project {id: row.projectId})
DELETE w

// title: Say who worked on projects
// mode: WRITE
// params: {"rows": [{"projectId": "none", "personId": "nobody", "properties": {"role": "Lead"}}]}
// returns: nothing
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})
MATCH (j:Project {id: row.projectId})
CREATE (p)-[w:WORKED_ON]->(j)
SET w += row.properties

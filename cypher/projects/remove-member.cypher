// title: Take somebody off a project, by all records that stand for them
// mode: WRITE
// params: {"id": "none", "personIds": ["nobody"]}
// returns: nothing
MATCH (p:Person)-[w:WORKED_ON]->(j:Project {id: $id})
WHERE p.id IN $personIds
DELETE w

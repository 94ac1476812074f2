// title: Hang a department below another; an empty list: at the top
// mode: WRITE
// params: {"id": "none", "parentIds": ["nowhere"]}
// returns: nothing
MATCH (d:Department {id: $id})
OPTIONAL MATCH (d)-[r:PART_OF]->(:Department)
WITH d, collect(r) AS former
FOREACH (r IN former | DELETE r)
WITH d
UNWIND $parentIds AS parentId
MATCH (parent:Department {id: parentId})
CREATE (d)-[:PART_OF]->(parent)

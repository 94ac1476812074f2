// title: Say to whom an introduction leads
// mode: WRITE
// params: {"id": "none", "targetId": "nobody"}
// returns: nothing
MATCH (i:Introduction {id: $id})
MATCH (target:Person {id: $targetId})
CREATE (i)-[:LEADS_TO]->(target)

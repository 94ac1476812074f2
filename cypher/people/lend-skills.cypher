// title: Lend a kept record the skills of the removed one that it does not have
// mode: WRITE
// params: {"keepId": "none", "removeId": "nobody", "mergeId": "merge-1"}
// returns: nothing
MATCH (removed:Person {id: $removeId})-[h:HAS_SKILL]->(s:Skill)
MATCH (kept:Person {id: $keepId})
WHERE NOT EXISTS { MATCH (kept)-[:HAS_SKILL]->(s) }
WITH DISTINCT kept, s, h.source AS source
CREATE (kept)-[:HAS_SKILL {source: source, lentBy: $mergeId}]->(s)

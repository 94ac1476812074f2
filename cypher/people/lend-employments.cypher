// title: Lend a kept record the employments of the removed one at organizations where it has none
// mode: WRITE
// params: {"keepId": "none", "removeId": "nobody", "mergeId": "merge-1"}
// returns: nothing
MATCH (removed:Person {id: $removeId})-[w:WORKS_AT]->(o:Organization)
MATCH (kept:Person {id: $keepId})
WHERE NOT EXISTS { MATCH (kept)-[:WORKS_AT]->(o) }
WITH kept, o, collect({title: w.title, since: w.since, until: w.until}) AS stretches
UNWIND stretches AS stretch
CREATE (kept)-[lent:WORKS_AT]->(o)
SET lent += stretch, lent.lentBy = $mergeId

// title: Whoever has one skill has another instead; what they have of it already stays
// mode: WRITE
// params: {"from": "none", "into": "nothing"}
// returns: nothing
MATCH (p:Person)-[h:HAS_SKILL]->(:Skill {id: $from})
MATCH (into:Skill {id: $into})
WHERE NOT EXISTS { MATCH (p)-[:HAS_SKILL]->(into) }
CREATE (p)-[moved:HAS_SKILL]->(into)
SET moved.source = h.source, moved.lentBy = h.lentBy

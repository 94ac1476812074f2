// title: Everybody who has a skill, records that live on in others included
// mode: READ
// params: {"id": "none"}
// returns: personId
MATCH (p:Person)-[:HAS_SKILL]->(:Skill {id: $id})
RETURN DISTINCT p.id AS personId
ORDER BY personId

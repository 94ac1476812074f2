// title: People of whom a source says that they have a skill, a page by id
// mode: READ
// params: {"source": "none", "limit": 10}
// returns: id
MATCH (p:Person)-[h:HAS_SKILL]->(:Skill)
WHERE h.source = $source
WITH DISTINCT p ORDER BY p.id LIMIT $limit
RETURN p.id AS id
ORDER BY id

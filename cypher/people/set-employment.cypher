// title: Write an employment in place of those at the same organization that began on a day (empty: an unknown one)
// mode: WRITE
// params: {"id": "none", "organizationId": "nowhere", "replacedSince": [""], "properties": {"title": "Manager", "since": "2020-01-01"}}
// returns: nothing
MATCH (p:Person {id: $id})
MATCH (o:Organization {id: $organizationId})
OPTIONAL MATCH (p)-[w:WORKS_AT]->(o)
WHERE coalesce(w.since, '') IN $replacedSince
WITH p, o, collect(w) AS former
FOREACH (w IN former | DELETE w)
CREATE (p)-[w:WORKS_AT]->(o)
SET w += $properties

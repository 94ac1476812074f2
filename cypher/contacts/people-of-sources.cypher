// title: Of whom some sources say something together with some people, by source
// mode: READ
// params: {"ids": ["none"], "sources": ["file"]}
// returns: source, id
MATCH (p:Person)-[r:MESSAGED|MET|CONNECTED|STATED]-(q:Person)
WHERE p.id IN $ids AND r.source IN $sources
RETURN DISTINCT r.source AS source, q.id AS id
ORDER BY source, id

// title: How many records of evidence start at a page of people, by source and kind
// mode: READ
// params: {"after": "", "limit": 10}
// returns: source, kind, count
MATCH (p:Person)
WHERE p.id > $after
WITH p ORDER BY p.id LIMIT $limit
MATCH (p)-[r:MESSAGED|MET|CONNECTED|STATED]->(:Person)
RETURN r.source AS source, type(r) AS kind, count(r) AS count
ORDER BY source, kind

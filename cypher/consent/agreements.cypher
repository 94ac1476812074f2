// title: What was agreed with the works council, each state of it, the latest first
// mode: READ
// params: {"limit": 1}
// returns: id, date, version, purposes, sources, at
MATCH (a:Agreement)
WITH a ORDER BY a.id DESC LIMIT $limit
RETURN a.id AS id, a.date AS date, a.version AS version, a.purposes AS purposes, a.sources AS sources, a.at AS at
ORDER BY id DESC

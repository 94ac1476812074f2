// title: Whether anybody objected
// mode: READ
// params: {}
// returns: hash (one at most)
MATCH (o:Objection)
RETURN o.hash AS hash
LIMIT 1

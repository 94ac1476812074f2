// title: Pairs of records said to be two people
// mode: READ
// params: {}
// returns: id, one, other, at; latest first
MATCH (k:KeptApart)-[:KEEPS_APART {place: 1}]->(one:Person)
MATCH (k)-[:KEEPS_APART {place: 2}]->(other:Person)
RETURN k.id AS id, one.id AS one, other.id AS other, k.at AS at
ORDER BY at DESC, id DESC

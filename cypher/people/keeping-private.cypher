// title: Who chose to keep the tie to some records private
// mode: READ
// params: {"ids": ["none"]}
// returns: id
MATCH (owner:Person)-[s:SHARES]->(hidden:Person)
WHERE hidden.id IN $ids AND s.level = 'PRIVATE'
RETURN DISTINCT owner.id AS id
ORDER BY id

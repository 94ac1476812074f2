// title: What a page of people, named by id, chose for their ties
// mode: READ
// params: {"ids": ["none"]}
// returns: ownerId, otherId, level
UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})
MATCH (p)-[s:SHARES]->(q:Person)
RETURN p.id AS ownerId, q.id AS otherId, s.level AS level

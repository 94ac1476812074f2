// title: Who was asked for some introductions
// mode: READ
// params: {"ids": ["none"]}
// returns: introductionId, personId, at, state
MATCH (i:Introduction)-[asked:ASKED_OF]->(p:Person)
WHERE i.id IN $ids
RETURN i.id AS introductionId, p.id AS personId, asked.at AS at, asked.state AS state
ORDER BY introductionId, at, personId

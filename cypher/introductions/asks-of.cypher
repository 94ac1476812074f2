// title: Who was asked for some introductions
// mode: READ
// params: {"ids": ["none"]}
// returns: introductionId, personId, at, state, offerAskerId
MATCH (i:Introduction)-[asked:ASKED_OF]->(p:Person)
WHERE i.id IN $ids
OPTIONAL MATCH (asker:Person)-[:ASKED_FOR]->(i) WHERE i.isFromOffer = true
RETURN i.id AS introductionId, p.id AS personId, asked.at AS at, asked.state AS state, asker.id AS offerAskerId
ORDER BY introductionId, at, personId

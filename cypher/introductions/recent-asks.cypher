// title: Who was asked for an introduction since an instant
// mode: READ
// params: {"since": "2026-08-01T00:00:00.000Z"}
// returns: introductionId, personId, at, state (ASKED, ACCEPTED, DECLINED, WITHDRAWN), offerAskerId
MATCH (i:Introduction)-[asked:ASKED_OF]->(p:Person)
WHERE asked.at >= $since
OPTIONAL MATCH (asker:Person)-[:ASKED_FOR]->(i) WHERE i.isFromOffer = true
RETURN i.id AS introductionId, p.id AS personId, asked.at AS at, asked.state AS state, asker.id AS offerAskerId
ORDER BY introductionId, at, personId

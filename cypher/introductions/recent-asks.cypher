// title: Who was asked for an introduction since an instant
// mode: READ
// params: {"since": "2026-08-01T00:00:00.000Z"}
// returns: introductionId, personId, at, state (ASKED, ACCEPTED, DECLINED, WITHDRAWN)
MATCH (i:Introduction)-[asked:ASKED_OF]->(p:Person)
WHERE asked.at >= $since
RETURN i.id AS introductionId, p.id AS personId, asked.at AS at, asked.state AS state
ORDER BY introductionId, at, personId

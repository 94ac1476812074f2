// title: Who was asked behind the offers that somebody took up since an instant, and has not said yes
// mode: READ
// params: {"askerIds": ["none"], "since": "2026-08-01T00:00:00.000Z"}
// returns: personId
MATCH (asker:Person)-[:ASKED_FOR]->(i:Introduction)-[asked:ASKED_OF]->(p:Person)
WHERE asker.id IN $askerIds AND i.isFromOffer = true AND asked.at >= $since AND (asked.state = 'ASKED' OR asked.state = 'WITHDRAWN')
RETURN p.id AS personId

// title: Which requests and answers somebody has read of
// mode: READ
// params: {"personIds": ["none"]}
// returns: introductionId, isReceived
MATCH (i:Introduction)-[asked:ASKED_OF]->(p:Person)
WHERE p.id IN $personIds AND asked.toldAt IS NOT NULL
RETURN i.id AS introductionId, true AS isReceived
UNION ALL
MATCH (p:Person)-[made:ASKED_FOR]->(i:Introduction)
WHERE p.id IN $personIds AND made.toldAt IS NOT NULL
RETURN i.id AS introductionId, false AS isReceived

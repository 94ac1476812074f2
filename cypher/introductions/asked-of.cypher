// title: Introductions that somebody was asked for
// mode: READ
// params: {"personIds": ["none"]}
// returns: id, state, askedAt, answeredAt, message, isFromOffer, pathIds, targetOrganizationId, askerIds, targetIds, asks
MATCH (i:Introduction)-[:ASKED_OF]->(asked:Person)
WHERE asked.id IN $personIds
WITH DISTINCT i
RETURN i.id AS id, i.state AS state, i.askedAt AS askedAt, i.answeredAt AS answeredAt, i.message AS message, i.isFromOffer AS isFromOffer,
  i.pathIds AS pathIds, i.targetOrganizationId AS targetOrganizationId,
  [ (asking:Person)-[:ASKED_FOR]->(i) | asking.id ] AS askerIds,
  [ (i)-[:LEADS_TO]->(target:Person) | target.id ] AS targetIds,
  [ (i)-[a:ASKED_OF]->(p:Person) | {personId: p.id, at: a.at, state: a.state, answeredAt: a.answeredAt, contactId: a.contactId, hasLeft: a.hasLeft} ] AS asks
ORDER BY askedAt DESC, id DESC

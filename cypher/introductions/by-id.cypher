// title: An introduction by its id
// mode: READ
// params: {"id": "none"}
// returns: id, state, askedAt, answeredAt, message, isFromOffer, pathIds, targetOrganizationId, askerIds, targetIds, asks
MATCH (i:Introduction {id: $id})
RETURN i.id AS id, i.state AS state, i.askedAt AS askedAt, i.answeredAt AS answeredAt, i.message AS message, i.isFromOffer AS isFromOffer,
  i.pathIds AS pathIds, i.targetOrganizationId AS targetOrganizationId,
  [ (asking:Person)-[:ASKED_FOR]->(i) | asking.id ] AS askerIds,
  [ (i)-[:LEADS_TO]->(target:Person) | target.id ] AS targetIds,
  [ (i)-[a:ASKED_OF]->(p:Person) | {personId: p.id, at: a.at, state: a.state, answeredAt: a.answeredAt, contactId: a.contactId, hasLeft: a.hasLeft} ] AS asks

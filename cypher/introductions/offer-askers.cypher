// title: Who took up the offers behind introductions
// mode: READ
// params: {}
// returns: introductionId, askerId
MATCH (i:Introduction)<-[:ASKED_FOR]-(asker:Person)
WHERE i.isFromOffer = true
RETURN i.id AS introductionId, asker.id AS askerId
ORDER BY introductionId, askerId

// title: Who took up the offers behind some introductions
// mode: READ
// params: {"ids": ["none"]}
// returns: introductionId, askerId
MATCH (i:Introduction)<-[:ASKED_FOR]-(asker:Person)
WHERE i.id IN $ids AND i.isFromOffer = true
RETURN i.id AS introductionId, asker.id AS askerId
ORDER BY introductionId, askerId

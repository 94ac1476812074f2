// title: Open introductions for which no present employee is asked, going by the people's own records
// mode: READ
// params: {"today": "2026-11-23"}
// returns: id, isFromOffer, askerIds, askedIds (who is asked still; of merged records the one in force may be present)
MATCH (i:Introduction)
WHERE i.state = 'ASKED' AND NOT EXISTS {
  MATCH (i)-[asked:ASKED_OF]->(p:Person)
  WHERE asked.state = 'ASKED' AND p:Employee AND p.mergedInto IS NULL AND (p.leftAt IS NULL OR p.leftAt > $today)
}
RETURN i.id AS id, i.isFromOffer AS isFromOffer, [ (asking:Person)-[:ASKED_FOR]->(i) | asking.id ] AS askerIds,
  [ (i)-[open:ASKED_OF]->(somebody:Person) WHERE open.state = 'ASKED' | somebody.id ] AS askedIds
ORDER BY id

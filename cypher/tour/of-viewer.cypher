// title: Whether somebody has closed the tour
// mode: READ
// params: {"ids": ["none"]}
// returns: closedAt
MATCH (p:Person)
WHERE p.id IN $ids AND p.tourClosedAt IS NOT NULL
RETURN p.tourClosedAt AS closedAt

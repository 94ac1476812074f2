// title: Where what is known of a project comes from
// mode: READ
// params: {"id": "none"}
// returns: source (whose word wins), origin and originAt (who described it first, and when), byHand (what was said here)
MATCH (n:Project {id: $id})
RETURN n.source AS source, n.origin AS origin, n.originAt AS originAt, n.byHand AS byHand

// title: Number and uuid of the last Change
// mode: READ
// params: {}
// returns: number, uuid (null before the first)
MATCH (c:ChangeCounter {id: 'changes'})
OPTIONAL MATCH (change:Change {number: c.number})
RETURN c.number AS number, change.uuid AS uuid

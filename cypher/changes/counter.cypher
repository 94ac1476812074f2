// title: The number of the last Change
// mode: READ
// params: {}
// returns: number
MATCH (c:ChangeCounter {id: 'changes'})
RETURN c.number AS number

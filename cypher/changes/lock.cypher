// title: Hold the counter of changes for the rest of a transaction: whoever held it before has committed or is undone
// mode: WRITE
// params: {"lock": "x"}
// returns: nothing
MATCH (c:ChangeCounter {id: 'changes'})
SET c.lock = $lock

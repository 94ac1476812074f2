// title: Hold an introduction for the rest of a transaction, so that two answers come one after the other
// mode: WRITE
// params: {"id": "none"}
// returns: nothing
MATCH (i:Introduction {id: $id})
SET i.isLocked = true
REMOVE i.isLocked

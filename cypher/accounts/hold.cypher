// title: Hold an account for the rest of a transaction, so that two changes of it follow each other
// mode: WRITE
// params: {"id": "none", "lock": "x"}
// returns: nothing
MATCH (u:User {id: $id})
SET u.lock = $lock

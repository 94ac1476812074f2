// title: Hold what decides who counts for the rest of a transaction: nobody withdraws or objects between what it reads and what it writes
// mode: WRITE
// params: {"lock": "x"}
// returns: nothing
MERGE (l:ConsentLock {id: 'consents'})
SET l.lock = $lock

// title: Under which key objections are recorded
// mode: READ
// params: {}
// returns: value (nothing before the first objection)
MATCH (l:ConsentLock {id: 'consents'})
WHERE l.objectionKey IS NOT NULL
RETURN l.objectionKey AS value

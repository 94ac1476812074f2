// title: Note under which key objections are recorded, if none is noted yet
// mode: WRITE
// params: {"value": "name of a key"}
// returns: value (as it was noted first)
MERGE (l:ConsentLock {id: 'consents'})
SET l.objectionKey = coalesce(l.objectionKey, $value)
RETURN l.objectionKey AS value

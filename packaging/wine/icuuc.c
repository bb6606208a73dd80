/* Test equipment, never packed. Wine lacks Windows' own ICU: here every converter fails to open, so
 * that Qt uses its own (U_FILE_ACCESS_ERROR is 4). */
#define OUT __declspec(dllexport)

OUT void *ucnv_open(const char *name, int *error) { (void)name; *error = 4; return 0; }
OUT void ucnv_close(void *c) { (void)c; }
OUT void ucnv_reset(void *c) { (void)c; }
OUT signed char ucnv_getMaxCharSize(const void *c) { (void)c; return 1; }
OUT const char *ucnv_getName(const void *c, int *error) { (void)c; *error = 4; return 0; }
OUT void ucnv_getToUCallBack(const void *c, void **a, const void **b) { (void)c, (void)a, (void)b; }
OUT void ucnv_getFromUCallBack(const void *c, void **a, const void **b) { (void)c, (void)a, (void)b; }
OUT void ucnv_setToUCallBack(void *c, void *a, const void *b, void **d, const void **e, int *f) { (void)c, (void)a, (void)b, (void)d, (void)e, (void)f; }
OUT void ucnv_setFromUCallBack(void *c, void *a, const void *b, void **d, const void **e, int *f) { (void)c, (void)a, (void)b, (void)d, (void)e, (void)f; }
OUT void ucnv_cbToUWriteUChars(void *a, const void *b, int n, int at, int *e) { (void)a, (void)b, (void)n, (void)at, (void)e; }
OUT void ucnv_cbFromUWriteUChars(void *a, const void **b, const void *n, int at, int *e) { (void)a, (void)b, (void)n, (void)at, (void)e; }
OUT void ucnv_toUnicode(void *c, void **t, const void *l, const char **s, const char *m, int *o, signed char f, int *error) { (void)c, (void)t, (void)l, (void)s, (void)m, (void)o, (void)f; *error = 4; }
OUT void ucnv_fromUnicode(void *c, char **t, const char *l, const void **s, const void *m, int *o, signed char f, int *error) { (void)c, (void)t, (void)l, (void)s, (void)m, (void)o, (void)f; *error = 4; }
OUT int ucnv_toUCountPending(const void *c, int *error) { (void)c, (void)error; return 0; }
OUT int ucnv_fromUCountPending(const void *c, int *error) { (void)c, (void)error; return 0; }
OUT const char *ucnv_getStandardName(const char *n, const char *s, int *error) { (void)n, (void)s; *error = 4; return 0; }
OUT const char *ucnv_getAvailableName(int n) { (void)n; return 0; }
OUT int ucnv_countAvailable(void) { return 0; }
OUT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(const void *a, void *b, const void *c, int n, int p, int r, int *e) { (void)a, (void)b, (void)c, (void)n, (void)p, (void)r, (void)e; }
OUT void UCNV_TO_U_CALLBACK_SUBSTITUTE(const void *a, void *b, const char *c, int n, int r, int *e) { (void)a, (void)b, (void)c, (void)n, (void)r, (void)e; }

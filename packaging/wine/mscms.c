/* Test equipment, never packed. Wine stops the program where Qt asks for a screen's colours. */
#include <windows.h>
#define OUT __declspec(dllexport)

OUT HANDLE WINAPI OpenColorProfileW(void *p, DWORD a, DWORD s, DWORD c)
{
    (void)p, (void)a, (void)s, (void)c;
    SetLastError(ERROR_FILE_NOT_FOUND);
    return 0;
}
OUT HANDLE WINAPI WcsCreateIccProfile(HANDLE p, DWORD o) { (void)p, (void)o; return 0; }
OUT BOOL WINAPI CloseColorProfile(HANDLE p) { (void)p; return TRUE; }
OUT BOOL WINAPI GetColorProfileFromHandle(HANDLE p, BYTE *b, DWORD *n)
{
    (void)p, (void)b, (void)n;
    return FALSE;
}

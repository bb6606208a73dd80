/* Test equipment, never packed. Wine 8 lacks the one function that Rust asks for chance. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE at, SIZE_T left)
{
    while (left) {
        ULONG now = left > 0x10000 ? 0x10000 : (ULONG)left;
        if (!RtlGenRandom(at, now))
            return FALSE;
        at += now;
        left -= now;
    }
    return TRUE;
}

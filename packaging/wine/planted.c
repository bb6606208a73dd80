/* Test equipment, never packed: a library that says it was loaded. Built under many names.
 * With METADATA it is a plug-in that Qt would take for one of its own.
 */
#include <windows.h>

#ifdef METADATA
__attribute__((section(".qtmetad"), used)) static const unsigned char metadata[] = {METADATA};
#endif

BOOL WINAPI DllMain(HINSTANCE self, DWORD why, LPVOID reserved)
{
    static char line[MAX_PATH + 2];
    (void)reserved;
    if (why == DLL_PROCESS_ATTACH) {
        DWORD length = GetModuleFileNameA(self, line, MAX_PATH), written = 0;
        HANDLE file = CreateFileA("C:\\planted\\loaded.txt", FILE_APPEND_DATA, FILE_SHARE_READ,
                                  NULL, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
        line[length] = '\n';
        WriteFile(file, line, length + 1, &written, NULL);
        CloseHandle(file);
    }
    return TRUE;
}

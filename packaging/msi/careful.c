/* What an MSI has no table for: to wait until nobody has the program open, and to open packs and
 * cards by a double click without taking them from another program.
 *
 * Given by the build: NAME, RUNTIME, and ENDINGS as wide strings with a comma between them.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <msi.h>
#include <msiquery.h>
#include <tlhelp32.h>
#include <wchar.h>

#define CLASSES L"Software\\Classes\\"
#define LONG_ENOUGH 128 /* our names and endings; a longer value isn't ours */
#define EXPORTED __declspec(dllexport) UINT __stdcall

static const wchar_t *const ours[] = {ENDINGS};

/* By its name, in any session: who may write nothing there may still see who runs. */
static int runs(void)
{
    HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    PROCESSENTRY32W one = {.dwSize = sizeof one};
    int found = 0;
    if (all == INVALID_HANDLE_VALUE)
        return 0;
    for (BOOL more = Process32FirstW(all, &one); more && !found; more = Process32NextW(all, &one))
        found = !_wcsicmp(one.szExeFile, NAME L".exe") ||
                !_wcsicmp(one.szExeFile, NAME L"Command.exe");
    CloseHandle(all);
    return found;
}

/* Whether this file is loaded. Nobody may write into a runtime that is, in any session. Who is asked
 * for an administrator only later (a double click) may not in any case: then names must do. */
static int is_loaded(const wchar_t *file)
{
    HANDLE opened = CreateFileW(file, GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE, NULL,
                                OPEN_EXISTING, 0, NULL);
    if (opened != INVALID_HANDLE_VALUE) {
        CloseHandle(opened);
        return 0;
    }
    DWORD why = GetLastError();
    return why == ERROR_SHARING_VIOLATION || (why == ERROR_ACCESS_DENIED && runs());
}

/* Before anything is changed, and before Windows looks for who has files in use. */
EXPORTED NobodyRuns(MSIHANDLE install)
{
    wchar_t file[MAX_PATH + 32];
    DWORD length = MAX_PATH;
    if (MsiGetPropertyW(install, L"INSTALLDIR", file, &length) != ERROR_SUCCESS)
        return ERROR_SUCCESS; /* no folder that is so long has a program of ours in it */
    wcscat(file, L"runtime\\" RUNTIME);
    if (!is_loaded(file))
        return ERROR_SUCCESS;
    MSIHANDLE said = MsiCreateRecord(0);
    MsiRecordSetStringW(said, 0,
                        NAME L" is open. Close it in every account of this computer, and begin "
                             L"again. Nothing was changed.");
    MsiProcessMessage(install, INSTALLMESSAGE_ERROR, said);
    MsiCloseHandle(said);
    return ERROR_INSTALL_FAILURE;
}

/* Who opens what has this ending: nobody (an empty string), or by which kind of file. */
static void claimed(const wchar_t *ending, wchar_t *by)
{
    DWORD size = LONG_ENOUGH * sizeof *by;
    LSTATUS told = RegGetValueW(HKEY_LOCAL_MACHINE, ending, NULL, RRF_RT_REG_SZ, NULL, by, &size);
    if (told == ERROR_FILE_NOT_FOUND)
        by[0] = 0;
    else if (told != ERROR_SUCCESS)
        wcscpy(by, L"?"); /* longer than ours, or of another type: somebody else's */
}

static int is_there(const wchar_t *place, int empty)
{
    HKEY key;
    DWORD keys = 1, values = 1;
    if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, place, 0, KEY_READ, &key) != ERROR_SUCCESS)
        return 0;
    RegQueryInfoKeyW(key, NULL, NULL, NULL, &keys, NULL, NULL, &values, NULL, NULL, NULL, NULL);
    RegCloseKey(key);
    return !empty || (!keys && !values);
}

static void settle(const wchar_t *name)
{
    wchar_t ending[LONG_ENOUGH] = CLASSES L".", kind[LONG_ENOUGH] = CLASSES NAME L".";
    wchar_t by[LONG_ENOUGH];
    wcscat(ending, name);
    wcscat(kind, name);
    const wchar_t *called = kind + wcslen(CLASSES);
    int is_here = is_there(kind, 0);
    claimed(ending, by);
    if (is_here && !by[0]) {
        DWORD size = (DWORD)((wcslen(called) + 1) * sizeof *called);
        RegSetKeyValueW(HKEY_LOCAL_MACHINE, ending, NULL, REG_SZ, called, size);
    } else if (!is_here && !wcscmp(by, called)) {
        RegDeleteKeyValueW(HKEY_LOCAL_MACHINE, ending, NULL);
        if (is_there(ending, 1))
            RegDeleteKeyW(HKEY_LOCAL_MACHINE, ending);
    }
}

/* Last of all: installed, what nobody claims is ours; removed, only what is ours is let go. */
EXPORTED SettleEndings(MSIHANDLE install)
{
    (void)install;
    for (size_t at = 0; at < sizeof ours / sizeof *ours; at++)
        settle(ours[at]);
    return ERROR_SUCCESS;
}
